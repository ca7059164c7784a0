# The pages of the browser: settings.

web-access-withheld-until = hour, place and words as printed are withheld until { $until }
web-access-withheld = hour, place and words as printed are withheld until this is closed, and 24 hours more
