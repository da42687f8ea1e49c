/**
 * Brokers for tests, a shared one and new ones, and the folder of their data. Running a broker does not belong here but to {@code
 * embedded-infrastructure}.
 */
@NullMarked
package dev.backsource.testing.infrastructure;

import org.jspecify.annotations.NullMarked;
