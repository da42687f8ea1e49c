/**
 * Tests of the project's layout: packages, the pages that describe settings and metrics, the ways down in CONTRIBUTING. They read
 * sources and documents as text. What needs a running service does not belong here.
 */
@NullMarked
package dev.backsource.system.layout;

import org.jspecify.annotations.NullMarked;
