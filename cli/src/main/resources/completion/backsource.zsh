autoload -U +X compinit && compinit
_backsource() {
  local -a candidates
  candidates=("${(@f)$(backsource __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "${candidates[1]}" ]]; then
    compadd -- "${candidates[@]}"
  else
    _files
  fi
}
compdef _backsource backsource
