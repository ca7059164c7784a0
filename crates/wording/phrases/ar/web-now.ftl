# The pages of the browser: now.
