/** Reading the service's domains, and carrying out plans over REST. Making plans doesn't belong here. */
@NullMarked
package dev.backsource.cli.apply.run;

import org.jspecify.annotations.NullMarked;
