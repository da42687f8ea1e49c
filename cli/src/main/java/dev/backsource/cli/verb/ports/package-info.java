/** Custom ports, from the request to the grant. Other parts of a domain don't belong here. */
@NullMarked
package dev.backsource.cli.verb.ports;

import org.jspecify.annotations.NullMarked;
