/** Releases of mass changes that edges hold. The release itself belongs to {@code config.hold}, the refusal of mass changes to {@code config.masschange}. */
@NullMarked
package dev.backsource.config.api.masschanges;

import org.jspecify.annotations.NullMarked;
