"""When something was: values (`values`), and the texts that stand for them (`edtf`)."""
