"""What can be done in the newsroom, one module for each action, so that desk, commands and API do it alike."""
