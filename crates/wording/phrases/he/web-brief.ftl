# The pages of the browser: brief.
