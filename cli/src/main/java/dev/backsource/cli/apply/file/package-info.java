/** Domains in files of YAML: found, read strictly, and written. The service's state doesn't belong here. */
@NullMarked
package dev.backsource.cli.apply.file;

import org.jspecify.annotations.NullMarked;
