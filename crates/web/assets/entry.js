// entry: what scripts add to this page.
