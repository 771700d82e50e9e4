console.log('small');
