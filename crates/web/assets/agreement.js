// agreement: what scripts add to this page.
