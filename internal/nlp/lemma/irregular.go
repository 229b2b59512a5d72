package lemma

// irregular looks up forms that no edit of the end describes.
func irregular(form, penn string) (string, bool) { return "", false }
