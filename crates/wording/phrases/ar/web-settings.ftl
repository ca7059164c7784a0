# The pages of the browser: settings.

web-access-withheld-until = تحجب الساعة والمكان والكلمات المنشورة حتى { $until }
web-access-withheld = تحجب الساعة والمكان والكلمات المنشورة حتى الإقفال و24 ساعة بعده
