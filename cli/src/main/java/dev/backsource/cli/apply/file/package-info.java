/** Domains in files of YAML: found, read strictly, and written. What the service has doesn't belong here. */
@NullMarked
package dev.backsource.cli.apply.file;

import org.jspecify.annotations.NullMarked;
