# The pages of the browser: settings.

web-access-withheld-until = השעה, המקום והמילים כפי שנדפסו חסויים עד { $until }
web-access-withheld = השעה, המקום והמילים כפי שנדפסו חסויים עד לסגירה ועוד 24 שעות
