/** A domain between the kernel's values and REST's JSON. Neither files nor requests belong here. */
@NullMarked
package dev.backsource.cli.apply.domain;

import org.jspecify.annotations.NullMarked;
