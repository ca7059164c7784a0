# The pages of the browser: timeline.
