/** Tags of domains, by which other tools sort them. They are annotations: no edge is told of them. */
@NullMarked
package dev.backsource.config.aliyun.tags;

import org.jspecify.annotations.NullMarked;
