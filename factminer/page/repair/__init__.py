"""Repairs of a page: one defect of the text a file, each an `Edit` under the name of the defect."""
