/** Reads what the service has, and carries out plans over REST. What has to be done doesn't belong here. */
@NullMarked
package dev.backsource.cli.apply.run;

import org.jspecify.annotations.NullMarked;
