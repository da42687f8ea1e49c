/** What has to be done so that the service has what files say. How it is done doesn't belong here. */
@NullMarked
package dev.backsource.cli.apply.plan;

import org.jspecify.annotations.NullMarked;
