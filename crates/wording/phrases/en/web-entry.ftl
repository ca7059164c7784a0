# The pages of the browser: entry.
