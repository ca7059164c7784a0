// settings: what scripts add to this page.
