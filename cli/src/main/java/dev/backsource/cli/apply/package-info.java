/**
 * The verbs that bring the service's domains to the state in files. Reading files and sending requests doesn't belong
 * here.
 */
@NullMarked
package dev.backsource.cli.apply;

import org.jspecify.annotations.NullMarked;
