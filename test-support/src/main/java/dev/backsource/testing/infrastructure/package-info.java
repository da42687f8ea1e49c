/**
 * A broker for tests, and the folder of its data. Running a broker does not belong here but to {@code
 * embedded-infrastructure}.
 */
@NullMarked
package dev.backsource.testing.infrastructure;

import org.jspecify.annotations.NullMarked;
