/** Tags of domains, by which other tools sort them. They are annotations: edges never get them. Settings of domains don't belong here. */
@NullMarked
package dev.backsource.config.aliyun.tags;

import org.jspecify.annotations.NullMarked;
