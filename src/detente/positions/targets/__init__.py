"""What is supported or opposed: its words, and what they stand for."""
