/** The verbs that have the service have what files say. How files are read and requests sent doesn't belong here. */
@NullMarked
package dev.backsource.cli.apply;

import org.jspecify.annotations.NullMarked;
