"""The mentions of engagements in a sentence: one module for each way to tell of one."""
