"""What stands within a text: quotations and whose they are, next steps, links."""
