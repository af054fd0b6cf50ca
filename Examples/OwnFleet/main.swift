// A fleet of one's own.
print("own fleet")
