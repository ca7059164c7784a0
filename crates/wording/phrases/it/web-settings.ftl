# The pages of the browser: settings.

web-access-withheld-until = ora, luogo e parole stampate non si mostrano fino al { $until }
web-access-withheld = ora, luogo e parole stampate non si mostrano fino alla chiusura e per altre 24 ore
