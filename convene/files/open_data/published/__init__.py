"""Lists in layouts that are published: registers of charities and companies, grants, directories of services."""
