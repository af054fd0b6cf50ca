// libyaml's event parser. Not here: the tree made from its events (`YAMLTree`).
#pragma once
#include <yaml.h>
