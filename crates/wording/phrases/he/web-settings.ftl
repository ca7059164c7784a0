# The pages of the browser: settings.
