# The pages of the browser: record.
