/**
 * The findings of real traffic: places at which origins fail domains, and redirects that lead clients in circles. In memory, bounded in domains.
 * Measuring a failure belongs to {@code upstream}, a redirect from the cache to {@code cache.loop}, reporting findings to {@code
 * figures.reports}. Depends on {@code routing} and the kernel.
 */
@NullMarked
package dev.backsource.edge.findings;

import org.jspecify.annotations.NullMarked;
