# The pages of the browser: agreement.
