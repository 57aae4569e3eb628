"""The order of names in each language, as CLDR has it."""
