"""The open door: claims from a chat-completions server that the user names."""
