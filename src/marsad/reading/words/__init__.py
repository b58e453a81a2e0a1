"""What words are: reporting words and event words with all their forms, classes of words, how common they are."""
