"""What templates of every room need to write dates, numbers and pictures the institution's way."""
