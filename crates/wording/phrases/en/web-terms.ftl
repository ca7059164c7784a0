# The pages of the browser: terms.
