/** The plan that brings the service's domains to the state in files. Its execution doesn't belong here. */
@NullMarked
package dev.backsource.cli.apply.plan;

import org.jspecify.annotations.NullMarked;
