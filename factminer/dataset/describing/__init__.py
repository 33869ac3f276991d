"""What the tables are and what they were made of: datapackage.json and croissant.json."""
