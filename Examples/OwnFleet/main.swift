print("own fleet")
