# The pages of the browser: figures.
