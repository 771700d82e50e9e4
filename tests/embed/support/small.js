console.log('small')
