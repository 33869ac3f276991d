"""Repairs of a page's text, one defect a file. Each says why it is a defect, and when it is none."""
