# Each target calls ./dev, which holds the work and also runs where there is no make.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check docs bench battery lock

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## make or renew the virtual environment
	@./dev setup
demo: ## the history of a real forum in the browser
	@./dev demo
test: ## all tests but the slow ones
	@./dev test
check: ## format, lint, types, import rules and house rules
	@./dev check
docs: ## the reference of events from the docstrings
	@./dev docs
bench: ## measure against the bare library
	@./dev bench
battery: ## the slow tests
	@./dev battery
lock: ## resolve pyproject.toml into requirements.lock
	@./dev lock
